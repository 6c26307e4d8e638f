"""What keeps an installation well: copies, erasing, alarms, what its admins are told."""
