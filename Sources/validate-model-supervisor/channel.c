// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

#include "channel.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#ifndef MSG_NOSIGNAL
#define MSG_NOSIGNAL 0 /* Darwin: SIGPIPE is ignored by main instead. */
#endif

enum { LOWEST_PRIVATE = 10 };

int channel_open(void) {
  int type = 0;
  socklen_t size = sizeof type;
  if (getsockopt(STDIN_FILENO, SOL_SOCKET, SO_TYPE, &type, &size) != 0) return -1;
  int channel = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, LOWEST_PRIVATE);
  int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (channel < 0 || nothing < 0 || dup2(nothing, STDIN_FILENO) < 0) return -1;
  close(nothing);
  return channel;
}

int channel_receive_input(int channel) {
  char byte = 0;
  struct iovec part = {.iov_base = &byte, .iov_len = 1};
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int))];
  } control;
  struct msghdr message = {
      .msg_iov = &part,
      .msg_iovlen = 1,
      .msg_control = control.space,
      .msg_controllen = sizeof control.space,
  };
  ssize_t length;
  do {
    length = recvmsg(channel, &message, 0);
  } while (length < 0 && errno == EINTR);
  struct cmsghdr *header = length == 1 ? CMSG_FIRSTHDR(&message) : NULL;
  if (header == NULL || header->cmsg_type != SCM_RIGHTS) return -1;
  int received = -1;
  memcpy(&received, CMSG_DATA(header), sizeof received);
  fcntl(received, F_SETFD, FD_CLOEXEC);
  return received;
}

void channel_send(int channel, const char *format, ...) {
  char line[256];
  va_list values;
  va_start(values, format);
  int length = vsnprintf(line, sizeof line, format, values);
  va_end(values);
  if (length > 0 && (size_t)length < sizeof line) {
    ssize_t sent = send(channel, line, (size_t)length, MSG_NOSIGNAL);
    (void)sent;
  }
}

enum request channel_read(int channel, bool *closed) {
  char bytes[64];
  ssize_t length = recv(channel, bytes, sizeof bytes, MSG_DONTWAIT);
  if (length < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) {
    return REQUEST_NONE;
  }
  *closed = length <= 0;
  if (*closed || memchr(bytes, 'k', (size_t)length) != NULL) return REQUEST_KILL;
  return memchr(bytes, 't', (size_t)length) != NULL ? REQUEST_TERMINATE : REQUEST_NONE;
}
