"""What the newsroom keeps: functions of a session, run by ``Database.transact``."""
