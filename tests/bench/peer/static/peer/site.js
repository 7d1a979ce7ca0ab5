const toggle = document.querySelector("[data-menu-toggle]");
toggle?.addEventListener("click", () => document.querySelector("[data-navigation]").toggleAttribute("data-open"));
