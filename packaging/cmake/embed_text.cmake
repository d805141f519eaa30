# SPDX-License-Identifier: GPL-3.0-or-later
# Writes a C++ source that holds a text file:
#
#   cmake -DINPUT=text.txt -DOUTPUT=text.cpp -DHEADER=core/text.h -DFUNCTION=text_pieces
#         -P embed_text.cmake
#
# The header declares `std::span<const std::string_view> flipbook::FUNCTION()`; the pieces joined
# are the file. They are short because MSVC refuses a string literal of more than 16 380 bytes,
# and every byte is escaped so that no compiler's idea of the source's encoding matters.
file(READ "${INPUT}" digits HEX)
string(LENGTH "${digits}" digit_count)

set(piece_digits 16384)  # 8 192 bytes.
set(pieces "")
set(begin 0)
while(begin LESS digit_count)
    string(SUBSTRING "${digits}" ${begin} ${piece_digits} piece)
    # One literal a line, because some compilers also limit the length of a line.
    string(REGEX REPLACE "(................................)" "\\1\n" piece "${piece}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" piece "${piece}")
    string(REGEX REPLACE "([^\n]+)" "    \"\\1\"" piece "${piece}")
    string(STRIP "${piece}" piece)
    string(APPEND pieces "    std::string_view(${piece},\n    PIECE_SIZE),\n")
    math(EXPR rest "${digit_count} - ${begin}")
    if(rest GREATER piece_digits)
        set(rest ${piece_digits})
    endif()
    math(EXPR piece_size "${rest} / 2")
    # The size is given so that a zero byte in the text does not end its piece.
    string(REPLACE "PIECE_SIZE" "${piece_size}" pieces "${pieces}")
    math(EXPR begin "${begin} + ${piece_digits}")
endwhile()

get_filename_component(input_name "${INPUT}" NAME)
file(WRITE "${OUTPUT}" "// Made from ${input_name}; do not edit.
#include \"${HEADER}\"

namespace flipbook {

static constexpr std::string_view pieces[] = {
${pieces}};

std::span<const std::string_view> ${FUNCTION}()
{
    return pieces;
}

}  // namespace flipbook
")
