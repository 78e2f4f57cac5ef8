// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#ifdef __linux__
#define _GNU_SOURCE
#include "tree.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// Reads the beginning of a small file of /proc as text.
static bool read_text(const char *path, char *text, size_t size) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return false;
  ssize_t length = read(file, text, size - 1);
  close(file);
  text[length > 0 ? length : 0] = '\0';
  return length > 0;
}

/// Adds the children that one thread made: a list of numbers of any length.
static bool add_children_of_thread(struct tree *tree, pid_t pid, const char *thread) {
  char path[64 + 256];
  snprintf(path, sizeof path, "/proc/%d/task/%s/children", (int)pid, thread);
  FILE *file = fopen(path, "re");
  if (file == NULL) return false;
  int child = 0;
  while (fscanf(file, "%d", &child) == 1) tree_add(tree, child);
  fclose(file);
  return true;
}

/// Adds the children of all threads: the kernel lists a child under the thread that made it.
static void add_children(struct tree *tree, pid_t pid) {
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
  DIR *threads = opendir(path);
  if (threads == NULL) return;
  struct dirent *entry;
  while ((entry = readdir(threads)) != NULL) {
    if (entry->d_name[0] != '.') add_children_of_thread(tree, pid, entry->d_name);
  }
  closedir(threads);
}

static pid_t read_parent(pid_t pid) {
  char path[64], text[512];
  snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
  if (!read_text(path, text, sizeof text)) return -1;
  /* The name before the last parenthesis may hold anything. */
  char *after = strrchr(text, ')');
  int parent = -1;
  if (after == NULL || sscanf(after + 1, " %*c %d", &parent) != 1) return -1;
  return parent;
}

/// Adds children by asking every process for its parent: for kernels without lists of children.
static void add_children_slowly(struct tree *tree, pid_t pid) {
  DIR *processes = opendir("/proc");
  if (processes == NULL) return;
  struct dirent *entry;
  while ((entry = readdir(processes)) != NULL) {
    pid_t candidate = (pid_t)atoi(entry->d_name);
    if (candidate > 0 && read_parent(candidate) == pid) tree_add(tree, candidate);
  }
  closedir(processes);
}

static bool kernel_lists_children(void) {
  static int known = -1;
  if (known < 0) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)getpid(), (int)getpid());
    known = access(path, R_OK) == 0;
  }
  return known == 1;
}

/// Where orphans come to this process, children of children are all descendants there are.
void tree_collect(struct tree *tree, pid_t leader) {
  (void)leader;
  bool fast = kernel_lists_children();
  void (*add)(struct tree *, pid_t) = fast ? add_children : add_children_slowly;
  tree->count = 0;
  add(tree, getpid());
  for (size_t index = 0; index < tree->count && index < 1000000; index++) {
    add(tree, tree->pids[index]);
  }
}

bool process_read(pid_t pid, uint64_t *peak) {
  char path[64], text[4096];
  snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
  if (!read_text(path, text, sizeof text)) return false;
  char *state = strstr(text, "\nState:\t");
  if (state == NULL || state[8] == 'Z' || state[8] == 'X') return false;
  char *line = strstr(text, "\nVmHWM:");
  *peak = line == NULL ? 0 : strtoull(line + 7, NULL, 10) * 1024;
  return true;
}
#endif
