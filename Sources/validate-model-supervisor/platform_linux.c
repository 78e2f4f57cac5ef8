// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#ifdef __linux__
#define _GNU_SOURCE
#include "platform.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_close_range
#define SYS_close_range 436
#endif

void platform_adopt_orphans(void) { prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); }

void platform_die_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0); }

void platform_go_on_without_parent(void) { prctl(PR_SET_PDEATHSIG, SIGCONT, 0, 0, 0); }

void platform_close_from(int first) {
  if (syscall(SYS_close_range, (unsigned)first, ~0U, 0U) == 0) return;
  /* Before Linux 5.9. The tool leaves none open; this is for whoever else starts the supervisor. */
  for (int number = first; number < 4096; number++) close(number);
}

uint64_t platform_peak(const struct rusage *usage) {
  return (uint64_t)usage->ru_maxrss * 1024; /* Linux counts kibibytes. */
}
#endif
