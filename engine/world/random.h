// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>

namespace flipbook {

// A well mixed word for every word: the last step of SplitMix64 (Steele, Lea, Flood 2014).
constexpr std::uint64_t mixed(std::uint64_t word)
{
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
    word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
    return word ^ (word >> 31);
}

// SplitMix64. The distributions of the standard library differ between its implementations; these
// give the same numbers everywhere.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) { }

    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15u;
        return mixed(m_state);
    }

    // 0 ≤ number < 1, of 53 bits.
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

    double uniform(double low, double high) { return low + (high - low) * uniform(); }

    // 0 … count - 1. The bias is below count / 2⁵³. Precondition: count > 0.
    std::size_t below(std::size_t count)
    {
        assert(count > 0);
        return static_cast<std::size_t>(uniform() * static_cast<double>(count));
    }

private:
    std::uint64_t m_state;
};

}  // namespace flipbook
