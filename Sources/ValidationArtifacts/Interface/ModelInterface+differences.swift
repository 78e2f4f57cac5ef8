// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

extension ModelInterface {
  /// What a rule forbids of all that differs, in the order of the base, additions last.
  package func differences(from base: Self, rule: Rule) -> [InterfaceDifference] {
    differences(from: base).filter { $0.breaks(rule) }
  }

  package func differences(from base: Self) -> [InterfaceDifference] {
    let mine = Dictionary(values.map { (Key($0), $0) }) { first, _ in first }
    let theirs = Set(base.values.map(Key.init))
    var found: [InterfaceDifference] = []
    for value in base.values {
      if let other = mine[Key(value)] {
        found += other.differences(from: value)
      } else {
        found.append(value.difference(.removed, value.text, nil, isCompatible: false))
      }
    }
    found += orderDifferences(from: base)
    let groups = Set(base.values.map(\.group))
    for value in values where !theirs.contains(Key(value)) {
      // A signature that the base did not have changes nothing for who calls another.
      let isNewGroup = value.role != .parameter && !groups.contains(value.group)
      let isHarmless = value.role == .output || value.role == .input && value.isOptional
      found.append(
        value.difference(
          .added, nil, value.text, isCompatible: isHarmless || isNewGroup && value.group != nil))
    }
    return found + domainDifferences(from: base)
  }

  /// Names are the same only when their bytes are.
  private struct Key: Hashable {
    let role: Role
    let name: ExactText
    let group: ExactText?

    init(_ value: Value) {
      role = value.role
      name = ExactText(value.name)
      group = value.group.map { ExactText($0) }
    }
  }

  // MARK: order

  /// Of inputs and outputs that both have: callers may pass and take them by place.
  private func orderDifferences(from base: Self) -> [InterfaceDifference] {
    let before = base.positions(amongThoseOf: self)
    let now = positions(amongThoseOf: base)
    return base.values.compactMap { value in
      guard let old = before[Key(value)], let new = now[Key(value)], old != new else { return nil }
      // Signatures are called by name.
      return value.difference(
        .order, "\(old)", "\(new)", isCompatible: value.group != nil)
    }
  }

  /// From one on, within the role and group, counting only what the other has, too.
  private func positions(amongThoseOf other: Self) -> [Key: Int] {
    let shared = Set(other.values.map(Key.init))
    var counts: [Place: Int] = [:]
    var positions: [Key: Int] = [:]
    for value in values where value.role != .parameter && shared.contains(Key(value)) {
      counts[Place(value), default: 0] += 1
      positions[Key(value)] = counts[Place(value)]
    }
    return positions
  }

  private struct Place: Hashable {
    let role: Role
    let group: String?

    init(_ value: Value) {
      role = value.role
      group = value.group
    }
  }

  // MARK: domains

  private func domainDifferences(from base: Self) -> [InterfaceDifference] {
    let mine = Dictionary(domains.map { ($0.name, $0) }) { first, _ in first }
    let theirs = Set(base.domains.map(\.name))
    var found: [InterfaceDifference] = []
    for domain in base.domains {
      guard let other = mine[domain.name] else {
        found.append(.domain(.domainRemoved, domain.name, domain.version, nil, isCompatible: true))
        continue
      }
      guard other.version != domain.version else { continue }
      let isOlder = Int64(other.version).flatMap { now in Int64(domain.version).map { now < $0 } }
      found.append(
        .domain(
          .domainVersion, domain.name, domain.version, other.version,
          isCompatible: isOlder ?? false))
    }
    for domain in domains where !theirs.contains(domain.name) {
      found.append(.domain(.domainAdded, domain.name, nil, domain.version, isCompatible: false))
    }
    return found
  }
}

extension InterfaceDifference {
  fileprivate static func domain(
    _ kind: Kind, _ name: String, _ before: String?, _ after: String?, isCompatible: Bool
  ) -> Self {
    Self(
      kind: kind, role: nil, name: name, group: nil, before: before, after: after,
      isBackwardCompatible: isCompatible)
  }
}
