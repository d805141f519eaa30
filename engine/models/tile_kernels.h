// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>

namespace flipbook {

// Products of fp32 matrices on AMX, the matrix unit of Intel's processors since Sapphire Rapids
// (Intel 64 and IA-32 Architectures Software Developer's Manual, volume 1, chapter 18). It
// multiplies bf16, which has 8 of fp32's 24 bits; so every value is split into the sum of three
// bf16, and of the nine products of two such sums the six are added, in fp32, that fp32 can hold.
// That is as exact as fp32, and faster: six products of 512 a cycle for one of 32. Plain C++;
// threads may work on different blocks.

// Whether processor and operating system have it. Asks for it at the first call, for the process.
bool has_tile_unit();

constexpr std::int64_t tile_side = 16;   // Rows or columns of one tile.
constexpr std::int64_t tile_depth = 32;  // Pairs of values that are multiplied into each sum.
constexpr std::int64_t block_side = 2 * tile_side;

// weight [columns, depth] -> as many values in the order [columns / 16, depth / 32, 16, 2, 16]:
// of each tile and column the values at k and k + 16, for k = 0 … 15. Splitting these gives tiles.
// Precondition: multiples of block_side and tile_depth.
void pack_tiles(const float* weight, std::int64_t columns, std::int64_t depth, float* packed);

// What becomes of a sum, in this order. Rows of `columns` values; null is left out.
struct Finish {
    std::int64_t columns = 0;
    const float* bias = nullptr;  // [columns]
    bool has_gelu = false;        // By erf.
    const float* factor = nullptr;
    const float* addend = nullptr;
    float* target = nullptr;
};

// Row r of the product is the sum of row(i, r) times matrix i over all matrices.
struct TileProduct {
    std::int64_t depth = 0;
    std::size_t matrices = 1;
    const float* packed = nullptr;  // By pack_tiles(), one matrix after the other.
    // `depth` values, or null for zeros.
    std::function<const float*(std::size_t matrix, std::int64_t row)> row;
    Finish finish;
};

struct Block {
    std::int64_t row = 0, rows = 0;
    std::int64_t column = 0, columns = 0;  // Multiples of block_side.
};

constexpr std::int64_t most_block_rows = 1024;
constexpr std::int64_t most_block_columns = 640;

void multiply_block(const TileProduct& product, const Block& block);

}  // namespace flipbook
