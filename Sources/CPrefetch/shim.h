// What the compilers for C offer and Swift does not: a hint to the processor.

/// Asks for the cache line of an address that will be read soon. Any address may be given, also one that holds nothing.
static inline void prefetch(const void *address) { __builtin_prefetch(address); }
