"""Race and ethnicity: the seven minimum groups (PRV-20), and California's subgroups (PRV-21, PRV-22).

Each entry is key: (English, Spanish).
"""

_GROUPS = {
    "native": ("American Indian or Alaska Native", "Indígena de las Américas o nativo de Alaska"),
    "asian": ("Asian", "Asiático"),
    "black": ("Black or African American", "Negro o afroamericano"),
    "hispanic": ("Hispanic or Latino", "Hispano o latino"),
    "mena": ("Middle Eastern or North African", "De Oriente Medio o África del Norte"),
    "pacific": ("Native Hawaiian or Pacific Islander", "Nativo de Hawái o de las islas del Pacífico"),
    "white": ("White", "Blanco"),
}
_FINE = {
    "native": {
        "california_native": ("California Native", "Indígena de California"),
        "mexican_indigenous": ("Indigenous from Mexico", "Indígena de México"),
        "central_american_indigenous": ("Indigenous from Central America", "Indígena de Centroamérica"),
        "alaska_native": ("Alaska Native", "Nativo de Alaska"),
        "native_other": ("Another Native group", "Otro grupo indígena"),
    },
    "asian": {
        "asian_indian": ("Asian Indian", "Indio de Asia"),
        "bangladeshi": ("Bangladeshi", "Bangladesí"),
        "cambodian": ("Cambodian", "Camboyano"),
        "chinese": ("Chinese", "Chino"),
        "filipino": ("Filipino", "Filipino"),
        "hmong": ("Hmong", "Hmong"),
        "indonesian": ("Indonesian", "Indonesio"),
        "japanese": ("Japanese", "Japonés"),
        "korean": ("Korean", "Coreano"),
        "laotian": ("Laotian", "Laosiano"),
        "malaysian": ("Malaysian", "Malasio"),
        "mien": ("Mien", "Mien"),
        "pakistani": ("Pakistani", "Pakistaní"),
        "sri_lankan": ("Sri Lankan", "Esrilanqués"),
        "taiwanese": ("Taiwanese", "Taiwanés"),
        "thai": ("Thai", "Tailandés"),
        "vietnamese": ("Vietnamese", "Vietnamita"),
        "asian_other": ("Another Asian group", "Otro grupo asiático"),
    },
    "black": {
        "african_american": ("African American", "Afroamericano"),
        "ethiopian": ("Ethiopian", "Etíope"),
        "haitian": ("Haitian", "Haitiano"),
        "jamaican": ("Jamaican", "Jamaicano"),
        "nigerian": ("Nigerian", "Nigeriano"),
        "somali": ("Somali", "Somalí"),
        "black_other": ("Another Black group", "Otro grupo negro"),
    },
    "hispanic": {
        "cuban": ("Cuban", "Cubano"),
        "guatemalan": ("Guatemalan", "Guatemalteco"),
        "mexican": ("Mexican or Mexican American", "Mexicano o méxico-americano"),
        "puerto_rican": ("Puerto Rican", "Puertorriqueño"),
        "salvadoran": ("Salvadoran", "Salvadoreño"),
        "hispanic_other": ("Another Hispanic or Latino group", "Otro grupo hispano o latino"),
    },
    "mena": {
        "afghan": ("Afghan", "Afgano"),
        "algerian": ("Algerian", "Argelino"),
        "amazigh": ("Amazigh or Berber", "Amazig o bereber"),
        "armenian": ("Armenian", "Armenio"),
        "assyrian": ("Assyrian", "Asirio"),
        "bahraini": ("Bahraini", "Bareiní"),
        "bedouin": ("Bedouin", "Beduino"),
        "chaldean": ("Chaldean", "Caldeo"),
        "copt": ("Copt", "Copto"),
        "druze": ("Druze", "Druso"),
        "egyptian": ("Egyptian", "Egipcio"),
        "emirati": ("Emirati", "Emiratí"),
        "iranian": ("Iranian", "Iraní"),
        "iraqi": ("Iraqi", "Iraquí"),
        "israeli": ("Israeli", "Israelí"),
        "jordanian": ("Jordanian", "Jordano"),
        "kurdish": ("Kurdish", "Kurdo"),
        "kuwaiti": ("Kuwaiti", "Kuwaití"),
        "lebanese": ("Lebanese", "Libanés"),
        "libyan": ("Libyan", "Libio"),
        "moroccan": ("Moroccan", "Marroquí"),
        "omani": ("Omani", "Omaní"),
        "palestinian": ("Palestinian", "Palestino"),
        "qatari": ("Qatari", "Catarí"),
        "saudi": ("Saudi Arabian", "Saudí"),
        "sudanese": ("Sudanese", "Sudanés"),
        "syrian": ("Syrian", "Sirio"),
        "tunisian": ("Tunisian", "Tunecino"),
        "turkish": ("Turkish", "Turco"),
        "turkmen": ("Turkmen", "Turcomano"),
        "yemeni": ("Yemeni", "Yemení"),
        "mena_other": ("Another Middle Eastern or North African group", "Otro grupo de esa región"),
    },
    "pacific": {
        "chamorro": ("Guamanian or Chamorro", "Guameño o chamorro"),
        "fijian": ("Fijian", "Fiyiano"),
        "hawaiian": ("Hawaiian", "Hawaiano"),
        "samoan": ("Samoan", "Samoano"),
        "tongan": ("Tongan", "Tongano"),
        "pacific_other": ("Another Pacific Islander group", "Otro grupo de las islas del Pacífico"),
    },
    "white": {
        "english": ("English", "Inglés"),
        "french": ("French", "Francés"),
        "german": ("German", "Alemán"),
        "irish": ("Irish", "Irlandés"),
        "italian": ("Italian", "Italiano"),
        "polish": ("Polish", "Polaco"),
        "portuguese": ("Portuguese", "Portugués"),
        "russian": ("Russian", "Ruso"),
        "scottish": ("Scottish", "Escocés"),
        "ukrainian": ("Ukrainian", "Ucraniano"),
        "white_other": ("Another White group", "Otro grupo blanco"),
    },
}


def _labels(names: dict[str, tuple[str, str]]) -> dict[str, dict[str, str]]:
    return {key: {"en": english, "es": spanish} for key, (english, spanish) in names.items()}


GROUPS = _labels(_GROUPS)
FINE = {group: _labels(names) for group, names in _FINE.items()}
