"""Ten regions of the state, by county: they replace counties with too few people (P10)."""

from feedback.reference_data.closed_lists import county_key

REGIONS: dict[str, dict[str, str]] = {
    "superior": {"en": "Superior California", "es": "Norte interior de California"},
    "north_coast": {"en": "North Coast", "es": "Costa Norte"},
    "bay_area": {"en": "San Francisco Bay Area", "es": "Área de la Bahía de San Francisco"},
    "north_valley": {
        "en": "Northern San Joaquin Valley and Sierra",
        "es": "Norte del Valle de San Joaquín y la Sierra",
    },
    "central_coast": {"en": "Central Coast", "es": "Costa Central"},
    "south_valley": {"en": "Southern San Joaquin Valley", "es": "Sur del Valle de San Joaquín"},
    "inland": {"en": "Inland Empire", "es": "Inland Empire"},
    "los_angeles": {"en": "Los Angeles County", "es": "Condado de Los Ángeles"},
    "orange": {"en": "Orange County", "es": "Condado de Orange"},
    "san_diego": {"en": "San Diego and Imperial", "es": "San Diego e Imperial"},
}
_COUNTIES = {
    "superior": (
        "Butte, Colusa, El Dorado, Glenn, Lassen, Modoc, Nevada, Placer, Plumas, Sacramento, "
        "Shasta, Sierra, Siskiyou, Sutter, Tehama, Yolo, Yuba"
    ),
    "north_coast": "Del Norte, Humboldt, Lake, Mendocino, Napa, Sonoma, Trinity",
    "bay_area": "Alameda, Contra Costa, Marin, San Francisco, San Mateo, Santa Clara, Solano",
    "north_valley": (
        "Alpine, Amador, Calaveras, Madera, Mariposa, Merced, Mono, San Joaquin, Stanislaus, Tuolumne"
    ),
    "central_coast": "Monterey, San Benito, San Luis Obispo, Santa Barbara, Santa Cruz, Ventura",
    "south_valley": "Fresno, Inyo, Kern, Kings, Tulare",
    "inland": "Riverside, San Bernardino",
    "los_angeles": "Los Angeles",
    "orange": "Orange",
    "san_diego": "San Diego, Imperial",
}
_REGION_OF = {county_key(name): region for region, names in _COUNTIES.items() for name in names.split(", ")}


def region_of(county: str) -> str:
    """Return the region of a county, or an empty string for other values."""
    return _REGION_OF.get(county, "")
