// Copyright (c) 2026 model-validation contributors
// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Whose signatures count; never taken from the signature itself.
package enum SignatureTrust: Hashable, Sendable {
  /// PEM text of one public key on P-256, P-384 or P-521.
  case publicKey(Data)
  /// PEM text of root certificates, and of any between them and the signer's.
  case certificates(Data)
  /// Enough to be told what kind of signature it is.
  case nothing
}
