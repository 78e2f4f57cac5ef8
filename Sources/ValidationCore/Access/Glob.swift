// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

/// Pattern of repository paths: `*` and `?` stay inside one folder name, `**` as a whole name stands for
/// any number of folders. Case counts, and a leading dot is like any letter.
public struct Glob: Hashable, Sendable, CustomStringConvertible {
  public let pattern: String

  public init(_ pattern: String) { self.pattern = pattern }

  public var description: String { pattern }

  /// Literal paths have no wildcard and name one file.
  public var isLiteral: Bool { !pattern.utf8.contains { "*?".utf8.contains($0) } }

  /// Time grows with the product of the lengths, never exponentially, whatever the pattern.
  public func matches(_ path: RepositoryPath) -> Bool {
    walk(path).matches
  }

  /// Whether some path below the folder could match, whatever files there are.
  public func reaches(into folder: RepositoryPath) -> Bool {
    walk(folder).reachesInto
  }

  private func walk(_ path: RepositoryPath) -> (matches: Bool, reachesInto: Bool) {
    let wanted = RepositoryPath.names(in: pattern).map { Array($0.unicodeScalars) }
    let names = path.components.map { Array($0.unicodeScalars) }
    // reachable[i]: the pattern so far can have consumed the first i names.
    var reachable = [true] + Array(repeating: false, count: names.count)
    var reachesInto = false
    for part in wanted {
      // With all names consumed, this part is there for what lies below.
      reachesInto = reachesInto || reachable[names.count]
      var next = Array(repeating: false, count: names.count + 1)
      if part == ["*", "*"] {
        var seen = false
        for index in reachable.indices {
          seen = seen || reachable[index]
          next[index] = seen
        }
      } else {
        for index in names.indices where reachable[index] {
          next[index + 1] = Self.matches(part, names[index])
        }
      }
      reachable = next
      reachesInto = reachesInto || part == ["*", "*"] && reachable[names.count]
    }
    return (reachable[names.count], reachesInto)
  }

  /// Greedy matching with one remembered star (Krauss 2008): at most the product of the lengths.
  package static func matches(_ pattern: [Unicode.Scalar], _ text: [Unicode.Scalar]) -> Bool {
    var (p, t) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        (p, t) = (p + 1, t + 1)
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        (p, t) = (last.pattern + 1, last.text + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }
}

extension Glob: Codable {
  public init(from decoder: any Decoder) throws {
    pattern = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(pattern)
  }
}
