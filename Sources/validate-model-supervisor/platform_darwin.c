// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

// Written from the manual pages, not yet run on a Mac.
#ifdef __APPLE__
#include "platform.h"

#include <unistd.h>

/* There is no subreaper: launchd adopts a daemon that leaves the session and loses its parent. */
void platform_adopt_orphans(void) {}

void platform_die_with_parent(void) {}

void platform_go_on_without_parent(void) {}

void platform_close_from(int first) {
  for (int number = first; number < 4096; number++) close(number);
}

uint64_t platform_peak(const struct rusage *usage) { return (uint64_t)usage->ru_maxrss; }
#endif
