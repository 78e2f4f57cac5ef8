// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#ifndef PLATFORM_H
#define PLATFORM_H

#include <stdint.h>
#include <sys/resource.h>

/// Makes orphaned descendants children of this process, where the system can.
void platform_adopt_orphans(void);

/// Asks the system to kill the calling process when its parent dies, where the system can.
void platform_die_with_parent(void);

/// Asks the system to let the calling process go on, if it is stopped, when its parent dies, where the
/// system can.
void platform_go_on_without_parent(void);

/// Closes every descriptor from this number on.
void platform_close_from(int first);

/// Largest resident memory of one process, in bytes.
uint64_t platform_peak(const struct rusage *usage);

#endif
