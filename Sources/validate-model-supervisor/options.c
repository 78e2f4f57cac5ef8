// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#include "options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool parse_nanoseconds(const char *text, int64_t *value) {
  char *end = NULL;
  errno = 0;
  long long parsed = strtoll(text, &end, 10);
  if (errno != 0 || end == text || *end != '\0' || parsed < 0) return false;
  *value = parsed;
  return true;
}

static bool parse_value(const char *name, char *value, struct options *options) {
  if (strcmp(name, "--timeout") == 0) return parse_nanoseconds(value, &options->timeout);
  if (strcmp(name, "--grace") == 0) return parse_nanoseconds(value, &options->grace);
  if (strcmp(name, "--folder") != 0) return false;
  options->folder = value;
  return true;
}

bool options_parse(int count, char **arguments, struct options *options) {
  *options = (struct options){.grace = 2000000000};
  for (int index = 1; index < count; index++) {
    if (strcmp(arguments[index], "--") == 0) {
      options->command = arguments + index + 1;
      return options->command[0] != NULL;
    }
    if (strcmp(arguments[index], "--input") == 0) {
      options->input = true;
    } else {
      if (index + 1 >= count) return false;
      if (!parse_value(arguments[index], arguments[index + 1], options)) return false;
      index++;
    }
  }
  return false;
}
