"""What the counter keeps: functions of a session, run by ``Database.transact``."""
