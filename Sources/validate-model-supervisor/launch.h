// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#ifndef LAUNCH_H
#define LAUNCH_H

#include <sys/types.h>

#include "options.h"

/// Step of the start that failed; a word of the status protocol.
enum launch_stage { STAGE_PROCESS, STAGE_FOLDER, STAGE_PROGRAM, STAGE_INTERPRETER };

/// Why a command did not start.
struct launch_failure {
  enum launch_stage stage;
  int error;
};

const char *launch_stage_name(enum launch_stage stage);

/// Starts the command in a session of its own; it gets nothing of ours but standard streams.
///
/// Returns once the program runs, or has failed to: then -1, and why.
pid_t launch(const struct options *options, int input, struct launch_failure *failure);

#endif
