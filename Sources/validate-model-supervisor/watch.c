// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE
#define _DARWIN_C_SOURCE
#include "watch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "channel.h"
#include "ending.h"
#include "platform.h"

static const int64_t SAMPLE_INTERVAL = 20000000;
/// A sample is followed by a pause of this many times what it cost: at most two percent of a core.
static const int64_t SAMPLE_REST = 50;

static int wake_pipe[2] = {-1, -1};
static volatile sig_atomic_t asked_to_end = 0;

int64_t monotonic_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void wake(int signal) {
  int saved = errno;
  if (signal != SIGCHLD) asked_to_end = 1;
  ssize_t written = write(wake_pipe[1], "", 1);
  (void)written;
  errno = saved;
}

bool watch_prepare(void) {
  if (pipe(wake_pipe) != 0) return false;
  for (int end = 0; end < 2; end++) {
    fcntl(wake_pipe[end], F_SETFD, FD_CLOEXEC);
    fcntl(wake_pipe[end], F_SETFL, O_NONBLOCK);
  }
  struct sigaction action = {.sa_handler = wake};
  sigemptyset(&action.sa_mask);
  int signals[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT};
  for (int index = 0; index < 5; index++) sigaction(signals[index], &action, NULL);
  signal(SIGPIPE, SIG_IGN);
  return true;
}

static void leader_ended(struct watch *watch, int status, const struct rusage *usage) {
  watch->ended = monotonic_now();
  watch->status = status;
  if (platform_peak(usage) > watch->peak) watch->peak = platform_peak(usage);
  if (WIFSIGNALED(status)) {
    channel_send(watch->channel, "ended signal %d\n", WTERMSIG(status));
  } else {
    channel_send(watch->channel, "ended exit %d\n", WEXITSTATUS(status));
  }
}

/// Reaps what has ended. False when no child is left: with adopted orphans, no descendant either.
static bool reap(struct watch *watch) {
  while (true) {
    int status = 0;
    struct rusage usage;
    pid_t pid = wait4(-1, &status, WNOHANG, &usage);
    if (pid == 0) return true;
    if (pid < 0 && errno == EINTR) continue;
    if (pid < 0) return false;
    if (pid == watch->leader) leader_ended(watch, status, &usage);
  }
}

/// Time that this process has computed; waiting for a busy machine is not the sample's cost.
static int64_t computed(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void sample(struct watch *watch, int64_t now) {
  if (now < watch->next_sample) return;
  int64_t begin = computed();
  struct tree older = watch->before;
  watch->before = watch->tree;
  watch->tree = older;
  tree_collect(&watch->tree, watch->leader);
  uint64_t memory = tree_memory(&watch->tree, &watch->before);
  if (memory > watch->peak) watch->peak = memory;
  int64_t rest = (computed() - begin) * SAMPLE_REST;
  watch->next_sample = monotonic_now() + (rest > SAMPLE_INTERVAL ? rest : SAMPLE_INTERVAL);
}

static int milliseconds_until(int64_t time, int64_t now) {
  if (time <= now) return 0;
  int64_t milliseconds = (time - now + 999999) / 1000000;
  return milliseconds > 3600000 ? 3600000 : (int)milliseconds;
}

static int64_t earlier(int64_t time, int64_t other) {
  return other != 0 && other < time ? other : time;
}

/// Sleeps until a child ends, the tool says something, or the next thing is due.
static void sleep_until(struct watch *watch, int64_t time) {
  struct pollfd events[2] = {
      {.fd = wake_pipe[0], .events = POLLIN},
      {.fd = watch->channel_closed ? -1 : watch->channel, .events = POLLIN},
  };
  if (poll(events, 2, milliseconds_until(time, monotonic_now())) <= 0) return;
  char bytes[64];
  while (read(wake_pipe[0], bytes, sizeof bytes) > 0) continue;
}

static void listen_to_tool(struct watch *watch, int64_t now) {
  enum request request = REQUEST_NONE;
  if (!watch->channel_closed) request = channel_read(watch->channel, &watch->channel_closed);
  if (request == REQUEST_KILL || asked_to_end) ending_kill(watch, now);
  if (request == REQUEST_TERMINATE) ending_terminate(watch, now);
}

void watch_run(struct watch *watch) {
  watch->next_sample = watch->started + SAMPLE_INTERVAL / 4;
  while (true) {
    bool children = reap(watch);
    if (!children && watch->ended != 0 && ending_is_complete(watch)) return;
    int64_t now = monotonic_now();
    listen_to_tool(watch, now);
    if (!ending_proceed(watch, now)) return;
    if (watch->ended == 0) sample(watch, now);
    int64_t next = watch->ended == 0 ? watch->next_sample : now + SAMPLE_INTERVAL;
    sleep_until(watch, earlier(next, ending_next(watch)));
  }
}
