@echo off
rem Starts verdeelmodel. Builds it first when the jar is missing or older than the sources.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0..\.."
for %%I in ("%HOME_DIR%") do set "HOME_DIR=%%~fI"
set "TARGET=%HOME_DIR%\allocation-cli\target"
set "JAR=%TARGET%\verdeelmodel.jar"
set "ARCHIVE=%TARGET%\verdeelmodel.jsa"

set "JAVA_EXE=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
"%JAVA_EXE%" -version >nul 2>&1
if errorlevel 1 (
  echo verdeelmodel needs Java 17 or newer, and found no java. Install a JDK, or set JAVA_HOME. 1>&2
  exit /b 1
)

set "STALE="
if not exist "%JAR%" set "STALE=1"
if not defined STALE (
  powershell -NoProfile -Command "$jar=(Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $p='pom.xml','allocation-core\pom.xml','allocation-core\src\main','allocation-cli\pom.xml','allocation-cli\src\main' | ForEach-Object { Join-Path $env:HOME_DIR $_ }; if (Get-ChildItem -LiteralPath $p -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $jar } | Select-Object -First 1) { exit 1 } else { exit 0 }" >nul 2>&1
  if errorlevel 1 set "STALE=1"
)
if defined STALE (
  echo Building verdeelmodel, only the first time and after a change ... 1>&2
  pushd "%HOME_DIR%"
  call mvn -q -B -Dquick -pl allocation-cli -am package 1>&2
  if errorlevel 1 (
    popd
    echo The build failed; the lines above say why. 1>&2
    exit /b 1
  )
  popd
  if exist "%ARCHIVE%" del /q "%ARCHIVE%"
)

if not exist "%ARCHIVE%" (
  "%JAVA_EXE%" -XX:TieredStopAtLevel=1 "-XX:ArchiveClassesAtExit=%ARCHIVE%" "-Dverdeelmodel.home=%HOME_DIR%" -jar "%JAR%" run "%HOME_DIR%\sample-data\models\regeling-2026-2029.json" >nul 2>&1
)
"%JAVA_EXE%" -XX:TieredStopAtLevel=1 -Xshare:auto "-XX:SharedArchiveFile=%ARCHIVE%" -Xlog:disable -Xlog:all=off "-Dverdeelmodel.home=%HOME_DIR%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%
