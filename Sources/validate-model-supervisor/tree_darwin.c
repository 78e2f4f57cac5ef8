// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

// Written from the headers, not yet run on a Mac.
#ifdef __APPLE__
#include "tree.h"

#include <libproc.h>
#include <stdlib.h>
#include <sys/proc.h>
#include <sys/proc_info.h>
#include <sys/resource.h>
#include <unistd.h>

static bool contains(const struct tree *tree, pid_t pid) {
  for (size_t index = 0; index < tree->count; index++) {
    if (tree->pids[index] == pid) return true;
  }
  return false;
}

/// Whether a process descends from a member, or is in the session that the leader began.
static bool belongs(const struct tree *tree, pid_t pid, pid_t leader) {
  struct proc_bsdinfo info;
  if (proc_pidinfo(pid, PROC_PIDTBSDINFO, 0, &info, sizeof info) != (int)sizeof info) return false;
  pid_t parent = (pid_t)info.pbi_ppid;
  return parent == getpid() || contains(tree, parent) || (pid_t)info.pbi_pgid == leader ||
         getsid(pid) == leader;
}

static size_t add_members(struct tree *tree, const pid_t *all, int count, pid_t leader) {
  size_t before = tree->count;
  for (int index = 0; index < count; index++) {
    pid_t pid = all[index];
    if (pid <= 1 || pid == getpid() || contains(tree, pid)) continue;
    if (belongs(tree, pid, leader)) tree_add(tree, pid);
  }
  return tree->count - before;
}

/// Best effort: a daemon that left the session and lost its parent is not found.
void tree_collect(struct tree *tree, pid_t leader) {
  tree->count = 0;
  int capacity = proc_listallpids(NULL, 0) + 64;
  pid_t *all = capacity > 64 ? calloc((size_t)capacity, sizeof *all) : NULL;
  if (all == NULL) return;
  int count = proc_listallpids(all, capacity * (int)sizeof *all);
  while (add_members(tree, all, count, leader) > 0) continue;
  free(all);
}

bool process_read(pid_t pid, uint64_t *peak) {
  struct proc_bsdinfo info;
  if (proc_pidinfo(pid, PROC_PIDTBSDINFO, 0, &info, sizeof info) != (int)sizeof info) return false;
  if (info.pbi_status == SZOMB) return false;
  struct rusage_info_v4 usage;
  bool read = proc_pid_rusage(pid, RUSAGE_INFO_V4, (rusage_info_t *)&usage) == 0;
  *peak = read ? usage.ri_lifetime_max_phys_footprint : 0;
  return true;
}
#endif
