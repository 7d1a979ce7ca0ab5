"""Names of people by pattern, in English and Spanish. They only mark words for a person to review (P08).

Every repetition has an upper bound, so time is linear in the length of the text (S10).
"""

import re

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_SMALL = r"[^\W\d_A-ZÀ-ÖØ-Þ]"
_NAME = rf"(?:{_CAPITAL}['’])?{_CAPITAL}{_SMALL}[\w'’-]{{0,30}}"
_INITIAL = rf"(?:{_CAPITAL}\.)"
_JOINED = r"(?:(?:de|del|la|los|las|da|van|von|bin)\ ){0,2}"
_MORE = rf"(?:\ {{1,2}}{_JOINED}(?:{_NAME}|{_INITIAL}))"
_ANY_CASE = r"[^\W\d_][\w'’-]{1,30}"
_NOT_A_NAME = (
    r"(?!(?i:not|no|on|in|is|at|and|but|being|never|kept|removed|la|el|al|mi|un|una|mucho|i['’]\w{1,3}"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august"
    r"|september|october|november|december|english|spanish|math|college|high|school|california)\b)"
)
_KIN = (
    r"son|daughter|child|kid|boy|girl|brother|sister|husband|wife|mother|father|mom|dad|grandson|granddaughter"
    r"|nephew|niece|cousin|friend|neighbou?r|teacher|student|counselor|classmate"
)
_KIN_ES = (
    r"hij[oa]|niñ[oa]|herman[oa]|espos[oa]|marido|mam[aá]|pap[aá]|madre|padre|niet[oa]|sobrin[oa]|prim[oa]"
    r"|amig[oa]|vecin[oa]|maestr[oa]|alumn[oa]|consejer[oa]|compañer[oa]"
)
_TITLE = r"Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sr|Sra|Srta|Dra|Señor|Señora|Doña|Profesor|Profesora|Coach"
_CLOSING = (
    r"sincerely|regards|respectfully|thank\ you|thanks|yours|atentamente|saludos|gracias|cordialmente"
    r"|respetuosamente"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.VERBOSE | re.MULTILINE)


PATTERNS = [
    _pattern(rf"""\b(?i:my\ (?:full\ )?name\ is|me\ llamo|mi\ nombre\ (?:completo\ )?es)\ {{1,3}}
        {_NOT_A_NAME}(?P<it>{_ANY_CASE}{_MORE}{{0,3}})"""),
    _pattern(rf"\b(?:{_TITLE})\b\.?\ {{1,2}}{_NOT_A_NAME}(?P<it>(?:{_INITIAL}\ {{0,2}}){{0,2}}{_NAME}{_MORE}{{0,3}})"),
    _pattern(rf"""\b(?i:(?:my|our)\ (?:{_KIN})|(?:mi|nuestr[oa])\ (?:{_KIN_ES}))
        (?:,|['’]s\ name\ is|\ is\ (?:called|named)|\ named|\ called|,?\ (?:que\ )?se\ llama)?\ {{1,2}}
        {_NOT_A_NAME}(?P<it>{_NAME}{_MORE}{{0,2}})"""),
    _pattern(rf"^[ \t]{{0,4}}(?:[—–]|--)[ \t]{{0,3}}(?P<it>{_NAME}{_MORE}{{1,3}})[.,]?[ \t]{{0,4}}$"),
    _pattern(rf"(?:(?<=[.!?]\n)|(?<=\n\n))-[ \t]{{0,3}}(?P<it>{_NAME}{_MORE}{{1,3}})[.,]?(?=\s{{0,20}}\Z)"),
    _pattern(rf"""^[ \t]{{0,4}}(?i:(?:{_CLOSING})(?:\ \w{{1,12}}){{0,2}})[,.!]?[ \t]{{0,4}}\n{{1,2}}
        [ \t]{{0,4}}(?:\w{{2,5}}\.\ )?{_NOT_A_NAME}(?P<it>{_NAME}{_MORE}{{0,3}})[.,]?[ \t]{{0,4}}$"""),
]  # fmt: skip
