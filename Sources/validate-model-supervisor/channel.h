// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#ifndef CHANNEL_H
#define CHANNEL_H

#include <stdbool.h>

/// What the tool wants, read from the control socket.
enum request { REQUEST_NONE, REQUEST_TERMINATE, REQUEST_KILL };

/// Moves the socket away from the standard descriptors, where no command inherits it.
///
/// Returns the descriptor, or -1 when standard input is not a socket.
int channel_open(void);

/// Standard input of the command, which the tool sends with its first byte; -1 when it did not.
int channel_receive_input(int channel);

/// Sends one status line. A tool that is gone is noticed when reading, not here.
void channel_send(int channel, const char *format, ...) __attribute__((format(printf, 2, 3)));

/// Reads what has arrived, without waiting. A closed socket asks to kill, and sets `closed`.
enum request channel_read(int channel, bool *closed);

#endif
