// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#ifndef WATCH_H
#define WATCH_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "options.h"
#include "tree.h"

/// One command that is being watched. Times are nanoseconds of the monotonic clock, 0 when not set.
struct watch {
  const struct options *options;
  int channel;
  bool channel_closed;
  pid_t leader;
  int64_t started;

  /// When the leader was reaped, how, and whether its deadline had passed.
  int64_t ended;
  int status;
  bool timed_out;

  /// When TERM was sent, from when on KILL is sent, and when KILL is given up.
  int64_t terminated, kill_from, give_up;

  /// Processes that outlived the leader; counted once.
  bool counted;
  size_t survivors;

  struct tree tree, before;
  int64_t next_sample;
  uint64_t peak;
};

int64_t monotonic_now(void);

/// Prepares to be woken by the end of children and by signals; before the command is started.
bool watch_prepare(void);

/// Watches until the command and all that it started have ended.
void watch_run(struct watch *watch);

#endif
