# SPDX-License-Identifier: GPL-3.0-or-later
# What can be counted of CONTRIBUTING.md: cmake -DSOURCE_DIR=<checkout> -P check_conventions.cmake
#   - no file is longer than 400 lines;
#   - every source begins with the licence line;
#   - the engine catches exceptions in one place, whose translator of the tensor library's
#     exceptions stands in engine.cpp;
#   - no thread runs off on its own.
cmake_minimum_required(VERSION 3.25)

set(longest 400)
set(catch_site engine/runtime/jobs.cpp)
set(translator engine/engine.cpp)

function(check_file file violations)
    file(READ "${SOURCE_DIR}/${file}" text)
    set(found "")
    string(REGEX MATCHALL "\n" newlines "${text}")
    list(LENGTH newlines line_count)
    if(line_count GREATER longest)
        string(APPEND found "  ${file} has ${line_count} lines; ${longest} is the limit: split it\n")
    endif()
    if(NOT text MATCHES "^(#![^\n]*\n)?(//|#) SPDX-License-Identifier: GPL-3.0-or-later\n")
        string(APPEND found "  ${file} does not begin with its SPDX-License-Identifier line\n")
    endif()
    if(file MATCHES "^engine/" AND NOT file STREQUAL catch_site AND NOT file STREQUAL translator
       AND text MATCHES "\n[^\n/]*[}\n \t]catch[ ]*\\(")
        string(APPEND found "  ${file} catches; ${catch_site} is the place for it\n")
    endif()
    if(file MATCHES "^(engine|app|ui)/" AND text MATCHES "\\.detach\\(\\)" AND text MATCHES "<thread>")
        string(APPEND found "  ${file} detaches a thread; Worker owns the threads\n")
    endif()
    set(${violations} "${found}" PARENT_SCOPE)
endfunction()

set(files "")
foreach(folder engine app ui tests packaging)
    foreach(pattern *.h *.cpp *.cmake CMakeLists.txt *.sh *.py)
        file(GLOB_RECURSE matches RELATIVE "${SOURCE_DIR}" "${SOURCE_DIR}/${folder}/${pattern}")
        list(APPEND files ${matches})
    endforeach()
endforeach()
list(APPEND files CMakeLists.txt .ci/run)

set(all_violations "")
foreach(file IN LISTS files)
    check_file("${file}" violations)
    string(APPEND all_violations "${violations}")
endforeach()

list(LENGTH files file_count)
if(all_violations)
    message(FATAL_ERROR "Conventions:\n${all_violations}")
endif()
message(STATUS "${file_count} files keep to the conventions.")
