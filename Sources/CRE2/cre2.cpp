#include "cre2.h"

#include <re2/re2.h>

#include <cstdio>
#include <memory>
#include <new>

struct cre2_pattern {
  RE2 compiled;

  cre2_pattern(const re2::StringPiece &text, const RE2::Options &options) : compiled(text, options) {}
};

cre2_pattern *cre2_compile(
    const char *text, size_t length, int64_t memory_budget, char *error, size_t error_capacity,
    bool *too_large) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(memory_budget);
  std::unique_ptr<cre2_pattern> pattern(
      new (std::nothrow) cre2_pattern(re2::StringPiece(text, length), options));
  if (pattern && pattern->compiled.ok()) return pattern.release();
  *too_large = pattern && pattern->compiled.error_code() == RE2::ErrorPatternTooLarge;
  if (error != nullptr && error_capacity > 0) {
    snprintf(error, error_capacity, "%s", pattern ? pattern->compiled.error().c_str() : "out of memory");
  }
  return nullptr;
}

bool cre2_matches(const cre2_pattern *pattern, const char *text, size_t length) {
  return pattern->compiled.Match(re2::StringPiece(text, length), 0, length, RE2::UNANCHORED, nullptr, 0);
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }
