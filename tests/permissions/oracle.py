"""A second specification of the table, from the persons' side and written independently of house.py (M08).

Each sentence says what somebody may do; what no sentence allows is refused. Nothing here is imported from the
table.
"""

from functools import cache

ANYONE = """
own calendar V;
call for applications LV;
own application CVEW;
files of decisions LX;
what changed LVX;
voices of a trace LV;
files of tools X;
agreement VX;
data set LVX;
notice of the office LV;
files of proposals LX;
own proposal C;
page LV; meeting LV; material LV; minutes LV; decision LV; recusal V; conversation LV; registration CVEW;
waiting list V; form LV; own comment CVE; own file V; published comment LV; roster LV; release VX; rules of release V;
chain of the record VX; door of accounts V; signed link VW; machines V; trace V; speaking up C; notice C; recording V;
proposal LV; agreements L; finding LV; news by mail CVE; live page V; evening by link VE; note of a group VE;
survey by link VC;
took part V; open data V; record in other formats LV
"""
WITH_AN_ACCOUNT = "own account V; kept receipts LCW; words of the editor V"
ON_ANY_BOARD = """
workspace L; given material V;
own seat V;
private note LEW;
disclosure LVC;
packet of a member V;
coming to a meeting C;
contact group LCVE;
member question C;
proposal of a member LCVE;
cycle report V;
ballot V
"""
ON_THIS_BOARD = "draft material V; closed material V; closed book V"
ANY_STAFF = "history V; register of powers VC; staff desk L; job VW; editor of pages L; list of seats L"
PLANS_MEETINGS = """
page EH; unpublished page LVCEH; meeting EH; draft meeting LVCEH; material CEWH; draft material VCEW;
closed material VEW; unposted minutes VE; comment on an agenda LVE; first look at an agenda P; aid request L; notice L;
list of meetings L
"""
POSTS = """
meeting PW; draft meeting PW; unposted minutes P; minutes EP; decision EP; follow-up CE; duties LE;
recording LCEW; notice P; roster E
"""
READS_DECISIONS = "decision H"
READS_INPUT = """
counts of registrations V; draft conversation LV; conversation H; form H; unpublished form H; comment LVE; file V;
moderation LVE; saved filter LCEW; campaign LVE; subscribers L; took part L; languages LX; recap VE; list of input L;
list of conversations L
"""
WORKS_WITH_NUMBERS = """
cut LVC; export of one's own LVCX; rules of release L; benchmark LVCE; unpublished finding LVCEP; suggestion LCE;
import LVCE; coding LVCE; codebook LVCE; draft of a recap VCE
"""
RUNS_CONVERSATIONS = """
conversation CE; registration LX; registration at the door E; waiting list E; form E; running a conversation VE;
milestones L; suggested results L; announcement VCE
"""
HELPS_WITH_AIDS = "aid request VE"
PUBLISHES = """
page PW; unpublished page PW; conversation PW; form P; comment W; export of another VP; end of a conversation P;
recap P; draft of a recap P; took part P; removed text LVE; register of powers E; news subscriber LE
"""
KEEPS_THE_HOUSE = "retention VE; outbox L; record entries L; list of exports L"
RUNS_MEETINGS = "closed book VE; recusal C; address of a subscriber L; running a meeting VE; notice E"
MANAGES_ACCOUNTS = """
accounts LCEM; webhooks LVCE; register of powers E; list of jobs L; state of the record V; list of conversations L;
conversation H; milestones L; roster E
"""

WORK_OF_CLERK = """
disclosure E;
coming to a meeting L;
training E;
member question E;
subject of a group LCE;
application LVCEPX;
link between records CEW;
agreement on the desk LVEW;
list of parties L;
proposal on the desk LVEP;
cycle LCVE;
cycle report LVCEP;
ballot E
"""
WORK_OF_PUBLISHER = """
job opening on the desk LCVEP;
data set on the desk LCVEP;
training E;
member question E;
subject of a group LCE;
application LVCEPX;
link between records CEW;
tool version LVCE;
agreement on the desk LVEW;
list of parties L;
proposal on the desk LVEP;
cycle LCVE;
cycle report LVCEP
"""
WORK_OF_ADMINISTRATOR = """
training E;
list of parties L
"""
WORK_OF_EDITOR = """
job opening on the desk LCVE;
need at registration LVE;
member question E;
subject of a group LCE;
application LV;
tool version LVCE;
agreement on the desk LVE;
list of parties L;
proposal on the desk LV;
cycle report LVCE
"""
WORK_OF_ANALYST = """
data set on the desk LCVE;
list of parties L
"""

SAYS = {
    "editor": [WORK_OF_EDITOR,PLANS_MEETINGS, READS_INPUT, RUNS_CONVERSATIONS, HELPS_WITH_AIDS, READS_DECISIONS],
    "clerk": [WORK_OF_CLERK,PLANS_MEETINGS, POSTS, RUNS_MEETINGS, HELPS_WITH_AIDS, READS_DECISIONS],
    "publisher": [WORK_OF_PUBLISHER,
        PLANS_MEETINGS, POSTS, READS_INPUT, WORKS_WITH_NUMBERS, RUNS_CONVERSATIONS, PUBLISHES, KEEPS_THE_HOUSE,
        READS_DECISIONS,
    ],
    "analyst": [WORK_OF_ANALYST,READS_INPUT, WORKS_WITH_NUMBERS],
    "administrator": [WORK_OF_ADMINISTRATOR,KEEPS_THE_HOUSE, MANAGES_ACCOUNTS],
}  # fmt: skip
ON_THE_BOARD, ELSEWHERE = {"advisory", "chair", "recused"}, {"elsewhere", "governing"}
NOBODY_IN_PARTICULAR = {"anonymous", "suspended"}


@cache
def sentences(who: str) -> list[tuple[str, str]]:
    """Each thing with the actions that hold for a person."""
    parts = ";".join(texts(who)).replace("\n", " ").split(";")
    found = [part.strip().rpartition(" ") for part in parts]
    return [(name, actions) for name, _space, actions in found]


def texts(who: str) -> list[str]:
    """What holds for a person. Suspended is as not signed in; former or coming members are as anyone."""
    if who in NOBODY_IN_PARTICULAR:
        return [ANYONE]
    found = [ANYONE, WITH_AN_ACCOUNT, *SAYS.get(who, [])]
    if who in SAYS:
        found.append(ANY_STAFF)
    if who in ON_THE_BOARD | ELSEWHERE:
        found.append(ON_ANY_BOARD)
    if who in ON_THE_BOARD:
        found.append(ON_THIS_BOARD)
    return found


def may(who: str, thing: str, action: str) -> bool:
    return any(name == thing and action in actions for name, actions in sentences(who))
