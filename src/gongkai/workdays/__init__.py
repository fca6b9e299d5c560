"""Working days of China with 调休: which days are worked, by which notice; due dates and their reasons."""

from gongkai.workdays.calendar import Calendar, UnknownYear
from gongkai.workdays.changes import DayChange, day_changes
from gongkai.workdays.counting import CountedDay, MonthCount, Pause, WorkingCount
from gongkai.workdays.day import Day, DayKind, Notice
from gongkai.workdays.notice_file import NoticeError, NoticeFile, read_notice

__all__ = [
    "Calendar",
    "CountedDay",
    "Day",
    "DayChange",
    "DayKind",
    "MonthCount",
    "Notice",
    "NoticeError",
    "NoticeFile",
    "Pause",
    "UnknownYear",
    "WorkingCount",
    "day_changes",
    "read_notice",
]
