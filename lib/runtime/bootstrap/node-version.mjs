/** The oldest Node that runs Meridian; package.json, "engines", says the same to npm. */
const oldest = [20, 19]

/**
 * @param {string} version such as "20.19.0"
 * @returns {boolean}
 */
export function isSupportedNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

export const nodeAdvice = `Install Node ${oldest.join('.')} or later (any even-numbered version: 22 and 24 work too), then start again.`
