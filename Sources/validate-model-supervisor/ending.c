// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#include "ending.h"

#include <signal.h>

#include "channel.h"

/// Helpers that end by themselves once their parent has, such as a resource tracker, get this long.
static const int64_t SETTLING = 100000000;
static const int64_t KILL_INTERVAL = 5000000;
static const int64_t PATIENCE_WITH_KILL = 10000000000;

static int64_t after(int64_t now, int64_t span) {
  return now > INT64_MAX - span ? INT64_MAX : now + span;
}

static int64_t deadline(const struct watch *watch) {
  int64_t timeout = watch->options->timeout;
  return timeout == 0 || watch->ended != 0 ? 0 : after(watch->started, timeout);
}

void ending_terminate(struct watch *watch, int64_t now) {
  if (watch->terminated != 0) return;
  watch->terminated = now;
  watch->kill_from = after(now, watch->options->grace);
  tree_collect(&watch->tree, watch->leader);
  tree_signal(&watch->tree, SIGTERM);
  tree_signal(&watch->tree, SIGCONT); /* A stopped process takes TERM only when it goes on. */
}

void ending_kill(struct watch *watch, int64_t now) {
  if (watch->terminated == 0) watch->terminated = now;
  if (watch->kill_from == 0 || watch->kill_from > now) watch->kill_from = now;
}

static void count_survivors(struct watch *watch) {
  if (watch->counted) return;
  tree_collect(&watch->tree, watch->leader);
  watch->survivors = tree_count_alive(&watch->tree);
  watch->counted = true;
}

static bool kill_round(struct watch *watch, int64_t now) {
  if (watch->give_up == 0) watch->give_up = after(now, PATIENCE_WITH_KILL);
  if (watch->ended != 0) count_survivors(watch);
  tree_collect(&watch->tree, watch->leader);
  tree_signal(&watch->tree, SIGKILL);
  return now < watch->give_up;
}

bool ending_proceed(struct watch *watch, int64_t now) {
  if (deadline(watch) != 0 && now >= deadline(watch) && watch->terminated == 0) {
    watch->timed_out = true;
    ending_terminate(watch, now);
  }
  if (watch->ended != 0 && now >= after(watch->ended, SETTLING)) {
    count_survivors(watch);
    ending_terminate(watch, now);
  }
  return watch->kill_from == 0 || now < watch->kill_from || kill_round(watch, now);
}

int64_t ending_next(const struct watch *watch) {
  if (watch->give_up != 0) return monotonic_now() + KILL_INTERVAL;
  if (watch->kill_from != 0) return watch->kill_from;
  return deadline(watch);
}

bool ending_is_complete(struct watch *watch) {
  tree_collect(&watch->tree, watch->leader);
  return tree_count_alive(&watch->tree) == 0;
}
