// Regular expressions in linear time: the three functions of RE2 that expressions need, for callers without C++.
#ifndef CRE2_H
#define CRE2_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern; immutable, may be used from several threads at once.
typedef struct cre2_pattern cre2_pattern;

/// Compiles a UTF-8 pattern. On failure returns NULL, writes a message, ended by a zero byte, into `error`, and says
/// whether the pattern only needs too much. `memory_budget` bounds the compiled program and its caches, in bytes.
cre2_pattern *cre2_compile(
    const char *text, size_t length, int64_t memory_budget, char *error, size_t error_capacity, bool *too_large);

/// Whether the pattern matches anywhere in the text. Takes time linear in the length of the text.
bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length);

void cre2_free(cre2_pattern *pattern);

#ifdef __cplusplus
}
#endif

#endif
