// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import ValidationProcesses

/// The real supervisor, built beside the test bundle, since the test target depends on it.
enum Supervisor {
  static func runner(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws -> SupervisedCommandRunner {
    SupervisedCommandRunner(supervisor: try find(), environment: environment)
  }

  private static func find() throws -> URL {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let places = bundles + [URL(fileURLWithPath: CommandLine.arguments[0])]
    let found = places.lazy.compactMap {
      try? SupervisorLocation.find(besides: $0, environment: [:])
    }.first
    return try found ?? SupervisorLocation.find(besides: places[0], environment: [:])
  }
}
