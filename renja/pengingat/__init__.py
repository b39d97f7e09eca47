"""Duties with dates: the calendar, its .ics, reminders by e-mail."""
