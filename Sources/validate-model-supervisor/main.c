// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

// Runs one command for validate-model, and ends everything that the command started: after it ends,
// at its deadline, and when the tool goes away. Standard input is the control socket; standard
// output and error are the command's own. The environment is the command's, too.
//
// The command is of the same user, and nothing keeps it from stopping or killing this process. The
// tool makes a stopped supervisor go on, kills one that does not end, and ends what the command left.
// If the tool is killed as well, Linux lets a stopped supervisor go on; then processes stay behind
// only when the command stops it again and again, or kills it and has left its session. On macOS a
// stopped supervisor stays as it is with all that it watches.
//
// From the tool: `t` asks to end (TERM, then KILL), `k` and a closed socket to kill at once.
// To the tool, one line each:
//   started PID TIME                 the program runs; nanoseconds of the monotonic clock
//   failed STAGE ERRNO               it does not: folder, program, interpreter or process
//   ended exit STATUS | signal N     the command has ended; what it started may not have
//   done HOW WALL USER SYSTEM PEAK SURVIVORS LEFT
//     HOW is `deadline` or `itself`; nanoseconds; bytes; processes that were ended with the
//     command, and those that could not be

#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "channel.h"
#include "launch.h"
#include "options.h"
#include "platform.h"
#include "watch.h"

enum { EXIT_USAGE = 64, EXIT_SYSTEM = 71 };

static int complain(const char *problem, int code) {
  fprintf(stderr, "validate-model-supervisor: %s\n", problem);
  return code;
}

/// Lets go of the command's streams, so that their end is the end of those who write them.
static void release_streams(int input) {
  if (input >= 0) close(input);
  int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0) return;
  dup2(nothing, STDOUT_FILENO);
  dup2(nothing, STDERR_FILENO);
  close(nothing);
}

static long long nanoseconds(struct timeval time) {
  return (long long)time.tv_sec * 1000000000 + (long long)time.tv_usec * 1000;
}

/// Times of all that was reaped; the peak also of children that lived between two samples.
static void report(struct watch *watch, size_t left) {
  struct rusage usage;
  getrusage(RUSAGE_CHILDREN, &usage);
  uint64_t largest = platform_peak(&usage);
  uint64_t peak = watch->peak > largest ? watch->peak : largest;
  int64_t end = watch->ended != 0 ? watch->ended : monotonic_now();
  channel_send(
      watch->channel, "done %s %lld %lld %lld %llu %zu %zu\n",
      watch->timed_out ? "deadline" : "itself", (long long)(end - watch->started),
      nanoseconds(usage.ru_utime), nanoseconds(usage.ru_stime), (unsigned long long)peak,
      watch->survivors, left);
}

static void supervise(struct watch *watch) {
  channel_send(watch->channel, "started %d %lld\n", (int)watch->leader, (long long)watch->started);
  watch_run(watch);
  tree_collect(&watch->tree, watch->leader);
  report(watch, tree_count_alive(&watch->tree));
  tree_free(&watch->tree);
  tree_free(&watch->before);
}

int main(int count, char **arguments) {
  struct options options;
  if (!options_parse(count, arguments, &options)) {
    return complain("started without a command; validate-model starts it", EXIT_USAGE);
  }
  platform_close_from(STDERR_FILENO + 1);
  int channel = channel_open();
  if (channel < 0) {
    return complain("standard input is not a socket; validate-model starts it", EXIT_USAGE);
  }
  setsid();
  platform_adopt_orphans();
  platform_go_on_without_parent();
  int input = options.input ? channel_receive_input(channel) : -1;
  if (!watch_prepare() || (options.input && input < 0)) {
    return complain("out of descriptors, or its input did not come", EXIT_SYSTEM);
  }

  struct watch watch = {.options = &options, .channel = channel, .started = monotonic_now()};
  struct launch_failure failure;
  watch.leader = launch(&options, input, &failure);
  release_streams(input);
  if (watch.leader < 0) {
    channel_send(channel, "failed %s %d\n", launch_stage_name(failure.stage), failure.error);
    return 0;
  }
  supervise(&watch);
  return 0;
}
