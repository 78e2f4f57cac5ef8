// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Processes that outlived their supervisor, found by a variable that only they were started with.
///
/// One that was started with an environment of its own making is not found.
struct StrayProcesses: Sendable {
  /// Name of the variable whose value is another for each command.
  static let variable = "VALIDATE_MODEL_RUN"

  private let entry: [UInt8]

  private static let rounds = 200
  private static let pauseMicroseconds: UInt32 = 10_000
  /// No system starts a process with more.
  private static let largestEnvironment = 8 << 20

  init(mark: String) { entry = Array("\(Self.variable)=\(mark)".utf8) }

  /// 128 random bits, always of the same length.
  static func makeMark() -> String {
    (0..<2).map { _ in
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Kills them, again and again while new ones appear, for two seconds and more. Blocks the thread.
  ///
  /// - Returns: how many are left.
  func end() -> Int {
    for _ in 0..<Self.rounds {
      let found = alive
      if found.isEmpty { return 0 }
      for process in found { kill(process, SIGKILL) }
      usleep(Self.pauseMicroseconds)
    }
    return alive.count
  }

  #if os(Linux)
    /// Of this user only. A process that has ended and waits for its parent has no environment.
    var alive: [Int32] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return names.compactMap { Int32($0) }.filter { $0 != getpid() && isOurs($0) && isMarked($0) }
    }

    private func isOurs(_ process: Int32) -> Bool {
      var facts = stat()
      return stat("/proc/\(process)", &facts) == 0 && facts.st_uid == geteuid()
    }

    private func isMarked(_ process: Int32) -> Bool {
      let number = open("/proc/\(process)/environ", O_RDONLY | O_CLOEXEC)
      guard number >= 0 else { return false }
      let file = Descriptor(number)
      var text: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while text.count < Self.largestEnvironment,
        case .bytes(let count) = receive(from: file.raw, into: &buffer)
      {
        text += buffer[..<count]
      }
      return text.split(separator: 0).contains { $0.elementsEqual(entry) }
    }
  #else
    /// Other systems show no process's environment in a file.
    var alive: [Int32] { [] }
  #endif
}
