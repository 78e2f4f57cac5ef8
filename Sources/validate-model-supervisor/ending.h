// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#ifndef ENDING_H
#define ENDING_H

#include "watch.h"

/// Sends TERM to the whole tree, once; KILL follows after the grace period.
void ending_terminate(struct watch *watch, int64_t now);

/// From now on sends KILL to whatever is found.
void ending_kill(struct watch *watch, int64_t now);

/// Does what is due: the deadline, the end of those that outlived the leader, KILL.
///
/// False when something cannot be ended (another user's, stuck in the kernel) and is given up.
bool ending_proceed(struct watch *watch, int64_t now);

/// When there will be something to do; 0 for never.
int64_t ending_next(const struct watch *watch);

/// Whether nothing is left, for systems where orphans are not adopted.
bool ending_is_complete(struct watch *watch);

#endif
