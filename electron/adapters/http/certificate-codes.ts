/**
 * Codes of a connection whose other end could not prove who it is: OpenSSL's, as Node gives them (`X509_V_ERR_…` without
 * the beginning; https://nodejs.org/docs/latest-v24.x/api/tls.html#x509-certificate-error-codes), and Node's own for a
 * certificate of another host.
 */
export const certificateCodes: ReadonlySet<string> = new Set([
  ...['ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_REVOKED', 'CERT_REJECTED'],
  ...['CERT_UNTRUSTED', 'CERT_CHAIN_TOO_LONG', 'CERT_SIGNATURE_FAILURE', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ...['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT'],
  ...['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_DECRYPT_CERT_SIGNATURE', 'INVALID_CA', 'INVALID_PURPOSE'],
  ...['HOSTNAME_MISMATCH', 'PATH_LENGTH_EXCEEDED', 'ERROR_IN_CERT_NOT_AFTER_FIELD', 'ERROR_IN_CERT_NOT_BEFORE_FIELD'],
]);
