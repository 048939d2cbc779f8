"""The clock: *when*. It only enqueues, under names made from the job and its slot, so a second clock or a double tick
is no harm. It holds no state: what is due is asked of the database by the job."""

from aainews.schedule.ticking import Schedule

__all__ = ["Schedule"]
