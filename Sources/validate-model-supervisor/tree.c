// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#include "tree.h"

#include <signal.h>
#include <stdlib.h>

void tree_add(struct tree *tree, pid_t pid) {
  if (tree->count == tree->capacity) {
    size_t capacity = tree->capacity == 0 ? 64 : tree->capacity * 2;
    pid_t *pids = realloc(tree->pids, capacity * sizeof *pids);
    if (pids == NULL) return; /* What is missed now is seen by the next walk. */
    tree->pids = pids;
    tree->capacity = capacity;
  }
  tree->pids[tree->count++] = pid;
}

static bool contains(const struct tree *tree, pid_t pid) {
  for (size_t index = 0; index < tree->count; index++) {
    if (tree->pids[index] == pid) return true;
  }
  return false;
}

uint64_t tree_memory(const struct tree *tree, const struct tree *before) {
  uint64_t sum = 0;
  for (size_t index = 0; index < tree->count; index++) {
    uint64_t peak = 0;
    if (contains(before, tree->pids[index]) && process_read(tree->pids[index], &peak)) sum += peak;
  }
  return sum;
}

size_t tree_count_alive(const struct tree *tree) {
  size_t alive = 0;
  for (size_t index = 0; index < tree->count; index++) {
    uint64_t peak = 0;
    if (process_read(tree->pids[index], &peak)) alive++;
  }
  return alive;
}

void tree_signal(const struct tree *tree, int signal) {
  for (size_t index = 0; index < tree->count; index++) kill(tree->pids[index], signal);
}

void tree_free(struct tree *tree) {
  free(tree->pids);
  *tree = (struct tree){0};
}
