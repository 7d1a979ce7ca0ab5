from boards.forms.base import DeskForm, date_input, time_input
from boards.forms.decisions import AnswerForm, DecisionForm, DoneForm, StepForm
from boards.forms.facts import FactsForm
from boards.forms.live import LeaveForm, MotionForm
from boards.forms.meetings import CorrectForm, FindingForm, PlanForm

__all__ = [
    "AnswerForm",
    "CorrectForm",
    "DecisionForm",
    "DeskForm",
    "DoneForm",
    "FactsForm",
    "FindingForm",
    "LeaveForm",
    "MotionForm",
    "PlanForm",
    "StepForm",
    "date_input",
    "time_input",
]
