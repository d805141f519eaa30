// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tile_kernels.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__)
#include <cpuid.h>
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>
#define FLIPBOOK_TILES __attribute__((target("amx-tile,amx-bf16,avx512f")))
#endif

namespace flipbook {

void pack_tiles(const float* weight, std::int64_t columns, std::int64_t depth, float* packed)
{
    for (std::int64_t column = 0; column < columns; column += tile_side)
        for (std::int64_t k = 0; k < depth; k += tile_depth)
            for (std::int64_t pair = 0; pair < tile_side; ++pair)
                for (const std::int64_t place : {k + pair, k + pair + tile_side})
                    for (std::int64_t i = 0; i < tile_side; ++i)
                        *packed++ = weight[(column + i) * depth + place];
}

#ifdef FLIPBOOK_TILES

namespace {

constexpr std::int64_t terms = 3;
constexpr std::int64_t row_bytes = 64;  // Of one row of a tile.
constexpr std::int64_t tile_bytes = tile_side * row_bytes;
constexpr std::int64_t tile_values = tile_side * tile_depth;
// Tiles of depth whose split matrix is kept in the cache at a time.
constexpr std::int64_t depth_tiles = 10;

struct alignas(row_bytes) CacheLine {
    std::array<std::byte, row_bytes> bytes;
};
using CacheLines = std::unique_ptr<CacheLine[]>;

CacheLines cache_lines(std::int64_t bytes)
{
    return std::make_unique_for_overwrite<CacheLine[]>(
        static_cast<std::size_t>((bytes + row_bytes - 1) / row_bytes));
}

// GCC's intrinsics do not say which memory they read and write. Before and behind them this keeps
// what lies at the address in order.
inline void settle(const void* address)
{
    asm volatile("" : : "r"(address) : "memory");
}

// The layout that the instruction reads.
struct alignas(64) Shapes {
    std::uint8_t palette = 0, start_row = 0;
    std::array<std::uint8_t, 14> reserved{};
    std::array<std::uint16_t, 16> row_bytes{};
    std::array<std::uint8_t, 16> rows{};
};

// The shapes of the tiles, of this thread. Others may have set theirs (oneDNN), and get them back.
class TileShapes {
public:
    FLIPBOOK_TILES TileShapes()
    {
        _tile_storeconfig(&m_before);
        settle(&m_before);
        Shapes shapes;
        shapes.palette = 1;
        std::fill_n(shapes.row_bytes.begin(), 8, static_cast<std::uint16_t>(row_bytes));
        std::fill_n(shapes.rows.begin(), 8, static_cast<std::uint8_t>(tile_side));
        settle(&shapes);
        _tile_loadconfig(&shapes);
    }
    FLIPBOOK_TILES ~TileShapes()
    {
        if (m_before.palette == 0)
            _tile_release();
        else
            _tile_loadconfig(&m_before);
    }
    TileShapes(const TileShapes&) = delete;
    TileShapes& operator=(const TileShapes&) = delete;

private:
    Shapes m_before;
};

// Two times sixteen values -> three rows of sixteen pairs, `step` bytes apart. Of each value the
// nearest bf16, then the same of what that leaves over, and then all of the rest.
FLIPBOOK_TILES inline void split(__m512 first, __m512 second, std::byte* target, std::int64_t step)
{
    const __m512i half = _mm512_set1_epi32(0x8000);
    const __m512i upper = _mm512_set1_epi32(static_cast<int>(0xFFFF0000u));
    for (std::int64_t term = 0; term < terms; ++term) {
        __m512i low = _mm512_castps_si512(first), high = _mm512_castps_si512(second);
        if (term + 1 < terms) {
            low = _mm512_add_epi32(low, half);
            high = _mm512_add_epi32(high, half);
            first = _mm512_sub_ps(first, _mm512_castsi512_ps(_mm512_and_si512(low, upper)));
            second = _mm512_sub_ps(second, _mm512_castsi512_ps(_mm512_and_si512(high, upper)));
        }
        constexpr int first_or_second_and_third = 0xF8;
        _mm512_store_si512(target + term * step,
                           _mm512_ternarylogic_epi32(_mm512_srli_epi32(low, 16), high, upper,
                                                     first_or_second_and_third));
    }
}

FLIPBOOK_TILES void split_columns(const float* packed, std::int64_t tiles, std::byte* target)
{
    for (std::int64_t tile = 0; tile < tiles; ++tile)
        for (std::int64_t row = 0; row < tile_side; ++row) {
            const float* values = packed + tile * tile_values + row * tile_depth;
            split(_mm512_loadu_ps(values), _mm512_loadu_ps(values + tile_side),
                  target + tile * terms * tile_bytes + row * row_bytes, tile_bytes);
        }
}

// One row of a strip of tiles; without values, of zeros.
FLIPBOOK_TILES void split_row(const float* values, std::int64_t tiles, std::byte* target)
{
    for (std::int64_t tile = 0; tile < tiles; ++tile)
        if (values)
            split(_mm512_loadu_ps(values + tile * tile_depth),
                  _mm512_loadu_ps(values + tile * tile_depth + tile_side),
                  target + tile * terms * tile_bytes, tile_bytes);
        else
            for (std::int64_t term = 0; term < terms; ++term)
                _mm512_store_si512(target + (tile * terms + term) * tile_bytes,
                                   _mm512_setzero_si512());
}

struct Sums {
    float* values;  // [32, width]
    std::int64_t width;
    bool are_begun;  // Else they are taken for zeros.
};

// Tiles 0 … 3 hold the sums, 4 and 5 one term of the rows, 6 and 7 one of the columns; the second
// of each two is a strip further.
FLIPBOOK_TILES inline void load_rows(const std::byte* tile, std::int64_t strip)
{
    _tile_loadd(4, tile, row_bytes);
    _tile_loadd(5, tile + strip, row_bytes);
}

FLIPBOOK_TILES inline void load_columns(const std::byte* tile, std::int64_t strip)
{
    _tile_loadd(6, tile, row_bytes);
    _tile_loadd(7, tile + strip, row_bytes);
}

FLIPBOOK_TILES inline void multiply_terms()
{
    _tile_dpbf16ps(0, 4, 6);
    _tile_dpbf16ps(1, 4, 7);
    _tile_dpbf16ps(2, 5, 6);
    _tile_dpbf16ps(3, 5, 7);
}

// sums [32, 32] += 32 rows × 32 columns, both as two strips of tiles one after the other: of each
// pair of terms but the three least, the smaller products first.
FLIPBOOK_TILES void multiply_tiles(const std::byte* rows, const std::byte* columns,
                                   std::int64_t depth, const Sums& sums)
{
    const std::int64_t strip = depth * terms * tile_bytes;
    const auto step = static_cast<std::size_t>(sums.width) * sizeof(float);
    float* const above = sums.values;
    float* const below = above + tile_side * sums.width;
    settle(above);
    if (sums.are_begun) {
        _tile_loadd(0, above, step);
        _tile_loadd(1, above + tile_side, step);
        _tile_loadd(2, below, step);
        _tile_loadd(3, below + tile_side, step);
    } else {
        _tile_zero(0);
        _tile_zero(1);
        _tile_zero(2);
        _tile_zero(3);
    }
    for (std::int64_t k = 0; k < depth;
         ++k, rows += terms * tile_bytes, columns += terms * tile_bytes) {
        load_rows(rows, strip);
        load_columns(columns + 2 * tile_bytes, strip);
        multiply_terms();
        load_columns(columns + tile_bytes, strip);
        multiply_terms();
        load_rows(rows + tile_bytes, strip);
        multiply_terms();
        load_columns(columns, strip);
        multiply_terms();
        load_rows(rows + 2 * tile_bytes, strip);
        multiply_terms();
        load_rows(rows, strip);
        multiply_terms();
    }
    _tile_stored(0, above, step);
    _tile_stored(1, above + tile_side, step);
    _tile_stored(2, below, step);
    _tile_stored(3, below + tile_side, step);
}

// eˣ for x <= 0: 2ⁿ eʳ with |r| <= ln 2 / 2 and the series of eʳ, whose first left-out term is
// 5e-9.
FLIPBOOK_TILES inline __m512 exp_of_negative(__m512 x)
{
    const __m512 n = _mm512_roundscale_ps(_mm512_mul_ps(x, _mm512_set1_ps(1.44269504f)), 0);
    __m512 r = _mm512_fnmadd_ps(n, _mm512_set1_ps(0.693359375f), x);
    r = _mm512_fnmadd_ps(n, _mm512_set1_ps(-2.12194440e-4f), r);
    __m512 series = _mm512_set1_ps(1.0f / 5040);
    for (const float factor : {1.0f / 720, 1.0f / 120, 1.0f / 24, 1.0f / 6, 0.5f, 1.0f, 1.0f})
        series = _mm512_fmadd_ps(series, r, _mm512_set1_ps(factor));
    return _mm512_scalef_ps(series, n);
}

// x · (1 + erf(x / √2)) / 2 with erf of Abramowitz and Stegun 7.1.26, 1.5e-7 off at the most.
FLIPBOOK_TILES inline __m512 gelu(__m512 x)
{
    const __m512 one = _mm512_set1_ps(1.0f);
    const __m512 z = _mm512_mul_ps(_mm512_abs_ps(x), _mm512_set1_ps(0.70710678f));
    const __m512 t = _mm512_div_ps(one, _mm512_fmadd_ps(z, _mm512_set1_ps(0.3275911f), one));
    __m512 series = _mm512_set1_ps(1.061405429f);
    for (const float factor : {-1.453152027f, 1.421413741f, -0.284496736f, 0.254829592f})
        series = _mm512_fmadd_ps(series, t, _mm512_set1_ps(factor));
    const __m512 tail =
        _mm512_mul_ps(_mm512_mul_ps(series, t),
                      exp_of_negative(_mm512_sub_ps(_mm512_setzero_ps(), _mm512_mul_ps(z, z))));
    // (1 + erf) / 2 is tail / 2 below zero and 1 - tail / 2 above.
    const __m512 half = _mm512_mul_ps(tail, _mm512_set1_ps(0.5f));
    const __mmask16 is_negative = _mm512_cmp_ps_mask(x, _mm512_setzero_ps(), _CMP_LT_OQ);
    return _mm512_mul_ps(x,
                         _mm512_mask_sub_ps(half, static_cast<__mmask16>(~is_negative), one, half));
}

// Sixteen sums of one row.
FLIPBOOK_TILES void finish(const Finish& finish, const float* sums, std::int64_t row,
                           std::int64_t column)
{
    const std::int64_t place = row * finish.columns + column;
    __m512 value = _mm512_load_ps(sums);
    if (finish.bias)
        value = _mm512_add_ps(value, _mm512_loadu_ps(finish.bias + column));
    if (finish.has_gelu)
        value = gelu(value);
    if (finish.factor)
        value = _mm512_mul_ps(value, _mm512_loadu_ps(finish.factor + place));
    if (finish.addend)
        value = _mm512_add_ps(value, _mm512_loadu_ps(finish.addend + place));
    _mm512_storeu_ps(finish.target + place, value);
}

// The part of the depth of one matrix that is multiplied at a time.
struct Pass {
    std::size_t matrix;
    std::int64_t first, count;  // Tiles of depth.
    bool is_first, is_last;
};

// What one thread computes. Its split columns stay in the cache while all rows pass by.
class BlockProduct {
public:
    BlockProduct(const TileProduct& product, const Block& block)
        : m_product(product), m_block(block), m_depth(product.depth / tile_depth),
          m_rows(cache_lines(block_side * depth_tiles * terms * row_bytes)),
          m_columns(cache_lines(block.columns * depth_tiles * terms * row_bytes)),
          m_sums(cache_lines(sum_rows() * block.columns * std::int64_t{sizeof(float)}))
    { }

    void run()
    {
        for (std::size_t matrix = 0; matrix < m_product.matrices; ++matrix)
            for (std::int64_t k = 0; k < m_depth; k += depth_tiles)
                add(Pass{matrix, k, std::min(depth_tiles, m_depth - k), matrix == 0 && k == 0,
                         matrix + 1 == m_product.matrices && k + depth_tiles >= m_depth});
    }

private:
    // With a single pass the sums of 32 rows are finished before the next are begun.
    bool has_one_pass() const { return m_product.matrices == 1 && m_depth <= depth_tiles; }
    std::int64_t sum_rows() const
    {
        return has_one_pass() ? block_side
                              : (m_block.rows + block_side - 1) / block_side * block_side;
    }

    void add(const Pass& pass)
    {
        const std::int64_t strips = m_product.finish.columns / tile_side;
        const auto first_strip =
            static_cast<std::int64_t>(pass.matrix) * strips + m_block.column / tile_side;
        std::byte* columns = m_columns[0].bytes.data();
        for (std::int64_t strip = 0; strip < m_block.columns / tile_side; ++strip)
            split_columns(m_product.packed
                              + ((first_strip + strip) * m_depth + pass.first) * tile_values,
                          pass.count, columns + strip * pass.count * terms * tile_bytes);
        for (std::int64_t row = 0; row < m_block.rows; row += block_side)
            multiply_rows(pass, row);
    }

    // 32 rows, from `row` of the block on.
    void multiply_rows(const Pass& pass, std::int64_t row)
    {
        const std::int64_t strip_bytes = pass.count * terms * tile_bytes;
        std::byte* rows = m_rows[0].bytes.data();
        for (std::int64_t i = 0; i < block_side; ++i) {
            const float* values = row + i < m_block.rows
                                      ? m_product.row(pass.matrix, m_block.row + row + i)
                                      : nullptr;
            split_row(values ? values + pass.first * tile_depth : nullptr, pass.count,
                      rows + i / tile_side * strip_bytes + i % tile_side * row_bytes);
        }
        auto* sums = reinterpret_cast<float*>(m_sums[0].bytes.data())
                     + (has_one_pass() ? 0 : row * m_block.columns);
        for (std::int64_t column = 0; column < m_block.columns; column += block_side) {
            multiply_tiles(rows, m_columns[0].bytes.data() + column / tile_side * strip_bytes,
                           pass.count, {sums + column, m_block.columns, !pass.is_first});
            if (pass.is_last)
                finish_tiles(sums + column, row, column);
        }
    }

    void finish_tiles(const float* sums, std::int64_t row, std::int64_t column)
    {
        for (std::int64_t i = row; i < std::min(row + block_side, m_block.rows); ++i)
            for (const std::int64_t part : {std::int64_t{0}, tile_side})
                finish(m_product.finish, sums + (i - row) * m_block.columns + part, m_block.row + i,
                       m_block.column + column + part);
    }

    const TileProduct& m_product;
    const Block& m_block;
    std::int64_t m_depth;
    // bf16: [strips, tiles of depth, 3, 16, 32].
    CacheLines m_rows, m_columns;
    CacheLines m_sums;  // [rows, columns] fp32
};

}  // namespace

bool has_tile_unit()
{
    static const bool has_it = [] {
        unsigned a = 0, b = 0, c = 0, d = 0;
        constexpr unsigned amx_bf16 = 1u << 22;
        constexpr long ask_for_component = 0x1023, tile_data = 18;  // Linux, asm/prctl.h
        return __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && (d & amx_bf16) != 0
               && __builtin_cpu_supports("avx512f")
               && syscall(SYS_arch_prctl, ask_for_component, tile_data) == 0;
    }();
    return has_it;
}

void multiply_block(const TileProduct& product, const Block& block)
{
    const TileShapes shapes;
    BlockProduct(product, block).run();
}

#else

bool has_tile_unit()
{
    return false;
}

void multiply_block(const TileProduct&, const Block&)
{
    assert(false);
}

#endif

}  // namespace flipbook
