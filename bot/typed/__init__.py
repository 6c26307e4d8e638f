"""What people type at the counter: times, days, meetings, commands. Language data; pure."""
