// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#ifndef TREE_H
#define TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Descendants of this process.
struct tree {
  pid_t *pids;
  size_t count;
  size_t capacity;
};

/// Lists the descendants, zombies included. `leader` leads the command's own session.
void tree_collect(struct tree *tree, pid_t leader);

/// Sum of the peak resident memory, in bytes, of the members that were in the tree before, too.
///
/// Between vfork and exec a process shows the memory of its parent; a sample later it is gone.
uint64_t tree_memory(const struct tree *tree, const struct tree *before);

/// Members that are not zombies.
size_t tree_count_alive(const struct tree *tree);

void tree_signal(const struct tree *tree, int signal);
void tree_free(struct tree *tree);

/// Adds a member; used by the platforms' walks.
void tree_add(struct tree *tree, pid_t pid);

/// Platform: reads one process. False when it has ended or is a zombie.
bool process_read(pid_t pid, uint64_t *peak);

#endif
