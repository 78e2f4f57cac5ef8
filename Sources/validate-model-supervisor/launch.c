// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#include "launch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform.h"

const char *launch_stage_name(enum launch_stage stage) {
  switch (stage) {
    case STAGE_FOLDER: return "folder";
    case STAGE_PROGRAM: return "program";
    case STAGE_INTERPRETER: return "interpreter";
    default: return "process";
  }
}

static void reset_signals(void) {
  sigset_t none;
  sigemptyset(&none);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/// Tells a missing program from one whose first line names a missing interpreter.
static struct launch_failure execute(const char *path, char **command) {
  execv(path, command);
  struct launch_failure failure = {STAGE_PROGRAM, errno};
  if (failure.error == ENOENT && access(path, F_OK) == 0) failure.stage = STAGE_INTERPRETER;
  return failure;
}

static bool next_may_succeed(const struct launch_failure *failure) {
  if (failure->stage != STAGE_PROGRAM) return false;
  int error = failure->error;
  return error == ENOENT || error == ENOTDIR || error == EACCES || error == ENAMETOOLONG;
}

/// Tries each folder of PATH. Unlike execvp it never hands a file without `#!` line to a shell.
static struct launch_failure execute_by_path(char **command) {
  struct launch_failure result = {STAGE_PROGRAM, ENOENT};
  const char *folder = getenv("PATH");
  if (folder == NULL) folder = "/usr/local/bin:/usr/bin:/bin";
  while (folder != NULL) {
    const char *colon = strchr(folder, ':');
    int length = colon == NULL ? (int)strlen(folder) : (int)(colon - folder);
    char path[4096];
    int needed = snprintf(path, sizeof path, "%.*s/%s", length, folder, command[0]);
    if (length > 0 && needed < (int)sizeof path) {
      struct launch_failure failure = execute(path, command);
      if (!next_may_succeed(&failure)) return failure;
      if (failure.error == EACCES) result.error = EACCES;
    }
    folder = colon == NULL ? NULL : colon + 1;
  }
  return result;
}

/// In the new process: becomes the command, or says why not.
static struct launch_failure become(const struct options *options, int input) {
  setsid();
  platform_die_with_parent();
  if (input >= 0 && dup2(input, STDIN_FILENO) < 0) {
    return (struct launch_failure){STAGE_PROCESS, errno};
  }
  if (options->folder != NULL && chdir(options->folder) != 0) {
    return (struct launch_failure){STAGE_FOLDER, errno};
  }
  reset_signals();
  char **command = options->command;
  return strchr(command[0], '/') != NULL ? execute(command[0], command) : execute_by_path(command);
}

static void become_and_report(const struct options *options, int input, int pipe) {
  struct launch_failure failure = become(options, input);
  ssize_t written = write(pipe, &failure, sizeof failure);
  (void)written;
  _exit(127);
}

/// Reads until the pipe closes: at once and empty when the program runs, since it is close-on-exec.
static bool read_failure(int pipe, struct launch_failure *failure) {
  ssize_t length;
  do {
    length = read(pipe, failure, sizeof *failure);
  } while (length < 0 && errno == EINTR);
  return length == (ssize_t)sizeof *failure;
}

static bool open_pipe(int ends[2]) {
  if (pipe(ends) != 0) return false;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return true;
}

pid_t launch(const struct options *options, int input, struct launch_failure *failure) {
  int ends[2];
  *failure = (struct launch_failure){STAGE_PROCESS, 0};
  pid_t pid = open_pipe(ends) ? fork() : -1;
  if (pid < 0) {
    failure->error = errno;
    return -1;
  }
  if (pid == 0) become_and_report(options, input, ends[1]);
  close(ends[1]);
  bool failed = read_failure(ends[0], failure);
  close(ends[0]);
  if (!failed) return pid;
  waitpid(pid, NULL, 0);
  return -1;
}
