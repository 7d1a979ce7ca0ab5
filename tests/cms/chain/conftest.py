from tests.cms.conftest import things

__all__ = ["things"]
