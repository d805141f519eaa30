# SPDX-License-Identifier: GPL-3.0-or-later
# Warnings and sanitizers of our own code; PRIVATE to every target of the project.
add_library(flipbook_flags INTERFACE)
if(MSVC)
    target_compile_options(flipbook_flags INTERFACE /W4 /permissive- /utf-8)
    target_compile_definitions(flipbook_flags INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN)
    if(FLIPBOOK_WARNINGS_AS_ERRORS)
        target_compile_options(flipbook_flags INTERFACE /WX)
    endif()
else()
    target_compile_options(flipbook_flags INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
        -Woverloaded-virtual)
    # GCC 12 takes every "text" + std::string for overlapping memory (GCC bug 105651).
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        target_compile_options(flipbook_flags INTERFACE -Wno-restrict)
    endif()
    if(FLIPBOOK_WARNINGS_AS_ERRORS)
        target_compile_options(flipbook_flags INTERFACE -Werror)
    endif()
    if(FLIPBOOK_COVERAGE)
        target_compile_options(flipbook_flags INTERFACE --coverage)
        target_link_options(flipbook_flags INTERFACE --coverage)
    endif()
    if(FLIPBOOK_SANITIZE)
        target_compile_options(flipbook_flags INTERFACE
            -fsanitize=${FLIPBOOK_SANITIZE} -fno-omit-frame-pointer)
        target_link_options(flipbook_flags INTERFACE -fsanitize=${FLIPBOOK_SANITIZE})
        if(FLIPBOOK_FUZZ)  # A fuzzer takes only an end of the program for a finding.
            target_compile_options(flipbook_flags INTERFACE -fno-sanitize-recover=all)
        endif()
    endif()
endif()

# ccache where present. It refuses precompiled headers unless told that their macros and dates
# may be trusted, which CMake's dependencies ensure, and GCC must keep the header's trace in its
# preprocessor output.
find_program(FLIPBOOK_CCACHE ccache)
mark_as_advanced(FLIPBOOK_CCACHE)
if(FLIPBOOK_CCACHE AND NOT MSVC AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        "${FLIPBOOK_CCACHE}")
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(flipbook_flags INTERFACE -fpch-preprocess)
    endif()
endif()
