# SPDX-License-Identifier: GPL-3.0-or-later
# What a program of ours links, on Linux:
#   cmake -DPROGRAM=<file> -DDIRECT=<regex> [-DFORBIDDEN=<regex>] -P check_links.cmake
#
# DIRECT is a regular expression for the libraries the program may name itself; none of FORBIDDEN,
# by default what flipbook-cli has to do without, may be loaded on behalf of another library either.
cmake_minimum_required(VERSION 3.25)

if(NOT DEFINED FORBIDDEN)
    set(FORBIDDEN "^libQt|^libtorch\\.so|^libtorch_(cuda|python)|^libc10_cuda|^libcu(blas|dnn|fft)")
endif()

execute_process(COMMAND readelf --dynamic --wide "${PROGRAM}"
    OUTPUT_VARIABLE dynamic_section COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "\\(NEEDED\\)[^\n]*\\[[^]\n]*\\]" needed_lines "${dynamic_section}")
execute_process(COMMAND ldd "${PROGRAM}" OUTPUT_VARIABLE ldd_lines COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "[^ \t\n]+\\.so[^ \t\n]* =>[^\n]*" loaded_lines "${ldd_lines}")

set(violations "")
foreach(line IN LISTS needed_lines)
    string(REGEX REPLACE ".*\\[([^]]*).*" "\\1" library "${line}")
    if(NOT library MATCHES "${DIRECT}")
        string(APPEND violations "  it links ${library}, which is not among those it may\n")
    endif()
endforeach()
foreach(line IN LISTS loaded_lines)
    string(REGEX REPLACE " =>.*" "" library "${line}")
    if(library MATCHES "${FORBIDDEN}")
        string(APPEND violations "  it loads ${library}\n")
    elseif(line MATCHES "not found")
        string(APPEND violations "  ${library} is not found when it starts\n")
    endif()
endforeach()

list(LENGTH needed_lines needed_count)
if(needed_count EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} names no libraries at all: is it a program?")
endif()
if(violations)
    message(FATAL_ERROR "${PROGRAM}:\n${violations}")
endif()
message(STATUS "${PROGRAM} links what it may.")
