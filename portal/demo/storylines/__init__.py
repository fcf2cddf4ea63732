"""What the demo tells: invented parties over eight quarters, played through the real
actions on a clock of their own. Nothing is written past an action that has one."""
