// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Processes that a test can recognise by a number of seconds that nothing else sleeps for.
struct MarkedProcess {
  /// Argument for `sleep`, of about a day.
  let seconds = "9\(UInt32.random(in: 1000...9999)).\(UInt32.random(in: 100_000...999_999))"

  /// Identifiers of the living processes that have the mark as an argument.
  var alive: [Int32] {
    Self.commandLines().filter { $0.words.contains(seconds) }.map(\.pid)
  }

  /// Whether one of them is `sleep` itself.
  var sleeps: Bool { sleepers > 0 }

  /// How many are `sleep` itself; the supervisor has the mark among its arguments too.
  var sleepers: Int { Self.commandLines().count { $0.words == ["sleep", seconds] } }

  /// Whether all of them end, or one begins, within a minute.
  func vanish() async throws -> Bool { try await eventually { alive.isEmpty } }
  func appear() async throws -> Bool { try await eventually { !alive.isEmpty } }

  private static func commandLines() -> [(pid: Int32, words: [String])] {
    #if os(Linux)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return names.compactMap { Int32($0) }.map { pid in
        let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
        return (pid, bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
      }
    #else
      return processList()
    #endif
  }

  private static func processList() -> [(pid: Int32, words: [String])] {
    let list = Process()
    let pipe = Pipe()
    list.executableURL = URL(fileURLWithPath: "/bin/ps")
    list.arguments = ["-axww", "-o", "pid=,args="]
    list.standardOutput = pipe
    guard (try? list.run()) != nil else { return [] }
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return text.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      return (Int32(words.first ?? "") ?? -1, words)
    }
  }
}

/// Asks again until it is so, for up to a minute: the machine may be busy.
func eventually(_ condition: () throws -> Bool) async throws -> Bool {
  for _ in 0..<600 {
    if try condition() { return true }
    try await Task.sleep(for: .milliseconds(100))
  }
  return try condition()
}
