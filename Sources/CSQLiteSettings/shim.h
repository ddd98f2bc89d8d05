// What Swift cannot call: functions of SQLite that take any number of arguments.

#include <sqlite3.h>

/// Has SQLite not count the memory that it holds. Takes effect before the first connection of the program alone.
static inline void leave_memory_uncounted(void) { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
