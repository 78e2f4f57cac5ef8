// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationCore

// The calls that open close-on-exec at once are hidden from Swift. The gap before the flag is set does
// no harm: swift-subprocess, which alone starts processes, closes what it does not pass on.

func makePipe() throws -> (reading: Descriptor, writing: Descriptor) {
  var ends: [Int32] = [-1, -1]
  guard pipe(&ends) == 0 else { throw outOfDescriptors("a pipe") }
  return (closeOnExec(ends[0]), closeOnExec(ends[1]))
}

func makeSocketPair() throws -> (Descriptor, Descriptor) {
  var ends: [Int32] = [-1, -1]
  guard openSocketPair(&ends) else { throw outOfDescriptors("a socket") }
  return (closeOnExec(ends[0]), closeOnExec(ends[1]))
}

func duplicate(_ descriptor: Descriptor) throws -> Descriptor {
  let copy = fcntl(descriptor.raw, F_DUPFD_CLOEXEC, 3)
  guard copy >= 0 else { throw outOfDescriptors("a copy of a stream") }
  return Descriptor(copy)
}

func makeNonBlocking(_ descriptor: Descriptor) {
  descriptor.whileOpen { _ = fcntl($0, F_SETFL, fcntl($0, F_GETFL) | O_NONBLOCK) }
}

func closeOnExec(_ descriptor: Int32) -> Descriptor {
  _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  return Descriptor(descriptor)
}

/// Out of files, or of memory for them: nothing is wrong with the command.
func outOfDescriptors(_ what: String) -> Obstacle {
  Obstacle(
    rule: "process.descriptors",
    message: "could not open \(what): \(String(cString: strerror(errno)))",
    remedy: "run fewer steps at once, or raise the limit of open files (ulimit -n)")
}
