// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

/// What the tool asked for on the command line.
struct options {
  /// Nanoseconds until the command is told to end; 0 for never.
  int64_t timeout;
  /// Nanoseconds between TERM and KILL.
  int64_t grace;
  /// Folder that the command starts in; NULL for the current one.
  const char *folder;
  /// Whether the tool sends the command's standard input over the control socket; else it is empty.
  bool input;
  /// Program and arguments, NULL at the end.
  char **command;
};

/// False when the arguments cannot be understood.
bool options_parse(int count, char **arguments, struct options *options);

#endif
